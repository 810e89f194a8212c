"""What two services really use: the service skeleton, writer, outbox, inbox, bus, events, access, identity, files."""
