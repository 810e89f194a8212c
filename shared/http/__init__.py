"""HTTP: handlers with typed parameters, from which validation, authorisation and OpenAPI 3.1 follow."""

from shared.http.call import Call
from shared.http.operation import Operation, Page, Routes

__all__ = ["Call", "Operation", "Page", "Routes"]
