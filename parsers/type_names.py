"""The media types that readers and rules speak of; nothing here looks at bytes."""

from __future__ import annotations

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOCM = "application/vnd.ms-word.document.macroenabled.12"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSM = "application/vnd.ms-excel.sheet.macroenabled.12"
XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
XLS = "application/vnd.ms-excel"
DOC = "application/msword"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODT = "application/vnd.oasis.opendocument.text"
MSG = "application/vnd.ms-outlook"
ENCRYPTED_OFFICE = "application/x-encrypted-office"
ZIP = "application/zip"
SEVEN_ZIP = "application/x-7z-compressed"
TNEF = "application/ms-tnef"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
IWORK = "application/vnd.apple.iwork"  # Pages, Numbers, Keynote
WORDPERFECT = "application/vnd.wordperfect"
HEIC = "image/heic"
SVG = "image/svg+xml"
EML = "message/rfc822"
HTML = "text/html"
CSV = "text/csv"
TSV = "text/tab-separated-values"
PLAIN = "text/plain"
RTF = "application/rtf"
XML = "application/xml"
VCARD = "text/vcard"
CALENDAR = "text/calendar"
SMIME = "application/pkcs7-mime"
SMIME_SIGNATURE = "application/pkcs7-signature"
PGP = "application/pgp-encrypted"
PGP_SIGNATURE = "application/pgp-signature"
RIGHTS_MANAGED = "application/x-microsoft-rpmsg-message"  # Purview, in its time RMS: opened with an account only
EMPTY = "application/x-empty"
UNKNOWN = "application/octet-stream"

# Mails, as they are and in boxes of other programs: what to call them. They are opened as mails.
CARRIERS = {
    EML: "ett bifogat mejl",
    MSG: "ett bifogat mejl från Outlook",
    TNEF: "ett paket från Outlook (winmail.dat)",
    SMIME: "ett signerat mejl (S/MIME)",
}
