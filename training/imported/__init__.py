"""What is taken over from a network that others have trained: vocabulary, weights, texts in its tokens."""


class PretrainedError(Exception):
    """What can't be taken over; the message says what to do instead."""
