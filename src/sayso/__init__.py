"""Sayso reads news pages and keeps a ledger of who said what."""
