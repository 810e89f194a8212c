"""The demonstration: the European Cluster Conference 2020 with synthetic people."""
