"""The one way in which a count says no."""


class CountRefused(ValueError):
    """The profile, the method or a parameter cannot be counted; the message is one plain sentence."""
