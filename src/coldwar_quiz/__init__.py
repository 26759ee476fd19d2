"""coldwar-quiz: questions about 1953, each answer proven by a quotation."""

__version__ = "0.1.0"
