"""What is sent and answered over HTTP."""
