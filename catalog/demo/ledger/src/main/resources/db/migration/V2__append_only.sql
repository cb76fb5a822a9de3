-- ADR 27: rows are appended and never changed. The application's role cannot even try.
revoke update, delete, truncate on entry from ledger_app;
