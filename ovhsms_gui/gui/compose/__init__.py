"""The compose page: receivers, message, sender, price, confirmation."""
