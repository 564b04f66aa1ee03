"""Starts MiniStack, with two things added that AWS has and it lacks."""

import json

from ministack import app as ministack
from ministack.services import eventbridge
from ministack.services.cloudformation import provisioners

answer = ministack.app


async def answer_as_over_tls(scope, receive, send):
    """Requests count as sent over TLS.

    Everything refuses plain requests by policy, and the emulator holds callers to that. On a loopback
    port there is no wire to protect: this stands in for the TLS that AWS has in front of its services.
    """
    if scope["type"] == "http":
        headers = [(name, value) for name, value in scope["headers"] if name != b"x-forwarded-proto"]
        scope = {**scope, "headers": [*headers, (b"x-forwarded-proto", b"https")]}
    await answer(scope, receive, send)


def create_archive(logical_id, properties, stack_name):
    """CloudFormation's door to the archives that the emulator keeps anyway."""
    name = properties.get("ArchiveName") or f"{stack_name}-{logical_id}"[-48:].lstrip("-")
    status, _, body = eventbridge._create_archive(
        {
            "ArchiveName": name,
            "EventSourceArn": properties["SourceArn"],
            "Description": properties.get("Description", ""),
            "EventPattern": json.dumps(properties["EventPattern"]) if "EventPattern" in properties else "",
            "RetentionDays": int(properties.get("RetentionDays", 0)),
        }
    )
    if status >= 400:
        raise ValueError(f"AWS::Events::Archive: {body!r}")
    return name, {"Arn": eventbridge._archives[name]["ArchiveArn"], "ArchiveName": name}


def delete_archive(physical_id, _properties):
    eventbridge._delete_archive({"ArchiveName": physical_id})


provisioners._RESOURCE_HANDLERS.setdefault(
    "AWS::Events::Archive", {"create": create_archive, "delete": delete_archive}
)
ministack.app = answer_as_over_tls
ministack.main()
