"""Starts MiniStack, with some things added that AWS has and it lacks."""

import json
import os
import re
from urllib.parse import parse_qs

from ministack import app as ministack
from ministack.services import cloudfront, cognito, dynamodb, eventbridge
from ministack.services.cloudformation import provisioners

from faults import with_faults

answer = ministack.app


async def answer_as_over_tls(scope, receive, send):
    """Requests count as sent over TLS.

    Everything refuses plain requests by policy, and the emulator holds callers to that. On a loopback
    port there is no wire to protect: this stands in for the TLS that AWS has in front of its services.
    """
    if scope["type"] == "http":
        headers = [(name, value) for name, value in scope["headers"] if name != b"x-forwarded-proto"]
        scope = {**scope, "headers": [*headers, (b"x-forwarded-proto", b"https")]}
        if scope["method"] == "POST" and scope["path"] == "/oauth2/revoke":
            return await revoke(receive, send)
    await answer(scope, receive, send)


async def revoke(receive, send):
    """Ends a refresh token for a page that is logged out of; the emulator has the API's way alone."""
    body = b""
    while True:
        part = await receive()
        body += part.get("body", b"")
        if not part.get("more_body", False):
            break
    form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
    status, _, text = cognito._revoke_token({"Token": form.get("token"), "ClientId": form.get("client_id")})
    headers = [(b"access-control-allow-origin", b"*"), (b"content-length", str(len(text)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text})


make_token = cognito._fake_token


def make_token_with_groups(sub, pool_id, client_id, token_type="access", username="", groups=None, **rest):
    """Tokens name a person's groups also when they are made by refreshing."""
    if groups is None:
        groups = cognito._user_pools[pool_id]["_users"].get(username, {}).get("_groups", [])
    return make_token(sub, pool_id, client_id, token_type, username, groups=groups, **rest)


cognito._fake_token = make_token_with_groups

forward_to_origin = cloudfront._forward_to_origin


def forward_to_gateway(origin, method, uri, query_string, headers, *rest):
    """A distribution's origin that is one of our HTTP APIs answers here, as it would under its name on AWS.

    As there, it goes by the name that it is asked by: a distribution that passes on the viewer's is refused.
    """
    api = re.fullmatch(r"([a-z0-9]+)\.execute-api\.[a-z0-9-]+\.amazonaws\.com", origin["domain_name"])
    if api is not None:
        port = int(os.environ["GATEWAY_PORT"])
        headers = {"host": f"{api[1]}.execute-api.localhost:{port}", **headers}
        origin = {**origin, "domain_name": "127.0.0.1", "http_port": port, "protocol_policy": "http-only"}
    return forward_to_origin(origin, method, uri, query_string, headers, *rest)


cloudfront._forward_to_origin = forward_to_gateway

write_transaction = dynamodb._transact_write_items
most_bytes_of_a_transaction = dynamodb._DDB_TXN_MAX_BYTES


def write_transaction_by_its_items(data):
    """The limit of 4 MB is on the items' own bytes.

    The emulator holds the request against it, as JSON in which a Korean letter has six bytes in place of three.
    """
    items = [action.get("Put", {}).get("Item", {}) for action in data.get("TransactItems", [])]
    if sum(dynamodb._item_size_bytes(item) for item in items) > most_bytes_of_a_transaction:
        message = "Transaction request exceeds the 4MB transaction size limit"
        return dynamodb.error_response_json("ValidationException", message, 400)
    return write_transaction(data)


dynamodb._DDB_TXN_MAX_BYTES = float("inf")
dynamodb._transact_write_items = write_transaction_by_its_items


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


def create_bus_policy(_logical_id, properties, _stack_name):
    """CloudFormation's door to the policy of a bus, which the emulator keeps for its API."""
    bus, statement = properties["EventBusName"], properties["StatementId"]
    given = {key: properties["Statement"][key] for key in ("Principal", "Action") if key in properties["Statement"]}
    status, _, body = eventbridge._put_permission({"EventBusName": bus, "StatementId": statement, **given})
    if status >= 400:
        raise ValueError(f"AWS::Events::EventBusPolicy: {body!r}")
    return f"{bus}|{statement}", {}


def delete_bus_policy(physical_id, _properties):
    bus, statement = physical_id.split("|")
    eventbridge._remove_permission({"EventBusName": bus, "StatementId": statement})


provisioners._RESOURCE_HANDLERS.setdefault(
    "AWS::Events::EventBusPolicy", {"create": create_bus_policy, "delete": delete_bus_policy}
)
create_alarm = provisioners._RESOURCE_HANDLERS["AWS::CloudWatch::Alarm"]["create"]


def create_alarm_also_of_sums(logical_id, properties, stack_name):
    """An alarm on several metrics is taken as it stands: the emulator reckons none, and no test waits for one."""
    if "Metrics" not in properties:
        return create_alarm(logical_id, properties, stack_name)
    name = properties.get("AlarmName") or f"{stack_name}-{logical_id}"
    return name, {"Arn": f"arn:aws:cloudwatch:ap-northeast-2:000000000000:alarm:{name}"}


update_alarm = provisioners._RESOURCE_HANDLERS["AWS::CloudWatch::Alarm"]["update"]


def update_alarm_also_of_sums(physical_id, old, new, stack_name, logical_id=None):
    if "Metrics" not in new:
        return update_alarm(physical_id, old, new, stack_name, logical_id)
    return create_alarm_also_of_sums(logical_id or physical_id, {"AlarmName": physical_id, **new}, stack_name)


provisioners._RESOURCE_HANDLERS["AWS::CloudWatch::Alarm"].update(
    create=create_alarm_also_of_sums, update=update_alarm_also_of_sums
)
# The emulator's login page has one look; a template may still ask for another.
provisioners._RESOURCE_HANDLERS.setdefault(
    "AWS::Cognito::ManagedLoginBranding",
    {
        "create": lambda logical_id, _properties, stack_name: (f"{stack_name}-{logical_id}", {}),
        "delete": lambda _physical_id, _properties: None,
    },
)
ministack.app = with_faults(answer_as_over_tls)
ministack.main()
