"""Exhibition: booths, their staff and materials, visits, the contact queue, and leads with the visitor's consent."""
