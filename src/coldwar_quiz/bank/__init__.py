"""Decks, people and source records: read once, frozen, each value with its place."""
