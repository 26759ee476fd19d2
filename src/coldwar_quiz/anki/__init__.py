"""From the bank to an Anki package. The only part that knows genanki, imported by nothing but the export command."""
