"""What is true about meetings: the scheduler and the recommendations, free of input and output."""
