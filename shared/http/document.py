"""OpenAPI 3.1 from the declared operations."""

import re
from typing import Any

from pydantic import TypeAdapter

from shared.declarations import Service
from shared.http.operation import Operation
from shared.http.platform import operations

PROBLEM = {
    "type": "object",
    "description": "Problem details (RFC 9457); `code` is stable.",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["in", "loc", "msg"],
                "properties": {
                    "in": {"type": "string"},
                    "loc": {"type": "string"},
                    "msg": {"type": "string"},
                },
            },
        },
    },
}


def document(service: Service) -> dict[str, Any]:
    """Describe a service's operations; schemas are named after their models and shared."""
    schemas, components = _schemas(operations(service))
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations(service):
        path = f"/api/{service.name}{operation.path}"
        paths.setdefault(path, {})[operation.method.lower()] = _describe(operation, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": f"Plenaria {service.name}", "version": "1"},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": {**components, "Problem": PROBLEM},
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
        },
    }


Schemas = dict[tuple[int, str], dict[str, Any]]


def _schemas(operations: list[Operation]) -> tuple[Schemas, dict[str, Any]]:
    wanted: list[tuple[Any, Any, TypeAdapter[Any]]] = []
    for operation in operations:
        if operation.body:
            wanted.append(((id(operation), "body"), "validation", operation.body))
        if operation.answer:
            wanted.append(((id(operation), "answer"), "serialization", operation.answer))
        wanted += [((id(operation), p.name), "validation", p.adapter) for p in operation.parameters]
    made, top = TypeAdapter.json_schemas(wanted, ref_template="#/components/schemas/{model}")
    found = {key: schema for (key, _), schema in made.items()}
    return found, top.get("$defs", {})


def _describe(operation: Operation, schemas: Schemas) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": _parameters(operation, schemas),
        "responses": _responses(operation, schemas),
    }
    if operation.who != "public":
        described["security"] = [{"bearer": []}]
    if operation.body is not None:
        content = {"application/json": {"schema": schemas[(id(operation), "body")]}}
        described["requestBody"] = {"required": True, "content": content}
    elif operation.raw_body:
        described["requestBody"] = {
            "required": True,
            "content": {operation.raw_body: {"schema": _raw(operation)}},
        }
    return described


def _raw(operation: Operation) -> dict[str, Any]:
    if (operation.raw_body or "").startswith("multipart/"):
        file = {"type": "string", "format": "binary"}
        return {"type": "object", "required": ["file"], "properties": {"file": file}}
    return {"type": "string"}


def _parameters(operation: Operation, schemas: Schemas) -> list[dict[str, Any]]:
    found = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
        for name in re.findall(r"{(\w+)}", operation.path)
        if name not in {p.name for p in operation.parameters}
    ]
    for parameter in operation.parameters:
        schema = _without_null(schemas[(id(operation), parameter.name)])
        entry = {
            "name": parameter.name,
            "in": parameter.place,
            "required": parameter.required,
            "schema": schema,
        }
        found.append(entry)
    uuid = {"type": "string", "format": "uuid"}
    if operation.creates:
        found.append({"name": "Idempotency-Key", "in": "header", "required": True, "schema": uuid})
    if operation.edits:
        version = {"type": "string", "pattern": '^"[0-9]{1,9}"$'}
        found.append({"name": "If-Match", "in": "header", "required": True, "schema": version})
    return found


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    options = [each for each in schema.get("anyOf", []) if each != {"type": "null"}]
    if len(options) != 1:
        return schema
    kept = {key: value for key, value in schema.items() if key not in ("anyOf", "default")}
    return {**kept, **options[0]}


def _responses(operation: Operation, schemas: Schemas) -> dict[str, Any]:
    success: dict[str, Any] = {"description": "Done"}
    if operation.answer is not None:
        success["content"] = {"application/json": {"schema": schemas[(id(operation), "answer")]}}
    elif operation.raw_answer:
        success["content"] = {operation.raw_answer: {}}
    responses: dict[str, Any] = {str(operation.status): success}
    by_status: dict[int, list[str]] = {}
    for refusal in operation.refusals():
        by_status.setdefault(refusal.status, []).append(refusal.code)
    for status, codes in sorted(by_status.items()):
        schema = {"allOf": [{"$ref": "#/components/schemas/Problem"}, {"properties": {"code": {"enum": codes}}}]}
        content = {"application/problem+json": {"schema": schema}}
        responses[str(status)] = {"description": ", ".join(codes), "content": content}
    return responses
