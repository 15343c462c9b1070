"""The replies page: what people answered, and what is written back."""
