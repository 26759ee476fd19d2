"""Questions to and from other programs: CSV, GIFT, Moodle XML, Markdown. Anki has a package of its own."""
