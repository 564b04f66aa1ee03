"""What goes wrong on AWS and never in an emulator: throttling, lost and late answers, functions that die half way, what comes twice, and
a stream that is split.

`PUT /_faults` takes rules as JSON, in place of those before; `GET /_faults` answers how often each was met and how
often it struck. A rule names an operation (`TransactWriteItems`, `Publish`, `SendMessage`, ...) and texts that the
request holds, an office's code among them, so that what runs beside a test is left alone:

    {"operation": "TransactWriteItems", "holds": ["FENCE#1160001"], "fault": "throttle", "times": 3, "every": 1}

`throttle` refuses before anything is done. `lose` does it and answers that the service failed. `kill` does it and ends
the functions whose name holds `function` before they hear of it. `delay` waits for `seconds` first. `repeat` does it twice.
`every` strikes each so many-th time that it is met.

The operation `Deliver` is the handing over of a batch to a function, whose name stands in front of what it holds: `repeat` hands it
over twice, and `split` hands every other record of a stream over beside the rest, and first, as the children of a shard are read.
The operation `Poll` is the look into the streams of tables: `hold` finds nothing there until other rules take its place, so that what
is written meanwhile comes together.
"""

import asyncio
import contextvars
import json
import signal
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, unquote_plus

from ministack.core import lambda_runtime
from ministack.services import lambda_svc as lambda_service

rules = []


def with_faults(answer):
    async def answer_or_fail(scope, receive, send):
        if scope["type"] != "http":
            return await answer(scope, receive, send)
        if scope["path"] == "/_faults":
            return await configure(scope, receive, send)
        if not rules or scope["method"] != "POST":
            return await answer(scope, receive, send)
        body = await read_all(receive)
        rule = struck(operation_of(scope, body), text_of(body))
        if rule is not None and rule["fault"] == "throttle":
            return await send_json(send, 400, throttled(scope))
        if rule is None:
            return await answer(scope, replay(body), send)
        if rule["fault"] == "delay":
            await asyncio.sleep(rule["seconds"])
            return await answer(scope, replay(body), send)
        if rule["fault"] == "repeat":
            await answer(scope, replay(body), forget)
            return await answer(scope, replay(body), send)
        await answer(scope, replay(body), forget)
        if rule["fault"] == "kill":
            end_functions(rule["function"])
        return await send_json(send, 500, {"__type": "InternalServerError", "message": "The answer was lost."})

    return answer_or_fail


execute = lambda_service._execute_function


def deliver_or_fail(function, event):
    if not any(rule["operation"] == "Deliver" for rule in rules):
        return execute(function, event)
    name = (function.get("config") or function).get("FunctionName", "")
    rule = struck("Deliver", f"{name}\n{json.dumps(event, ensure_ascii=False)}", len(event.get("Records", [])))
    if rule is None:
        return execute(function, event)
    if rule["fault"] == "repeat":
        execute(function, event)
    if rule["fault"] == "split":
        return beside_each_other(function, event["Records"])
    return execute(function, event)


def beside_each_other(function, records):
    """The whole batch comes again where one of the two failed."""
    children = [records[1::2], records[::2]]
    with ThreadPoolExecutor(len(children)) as readers:
        runs = [
            readers.submit(contextvars.copy_context().run, execute, function, {"Records": child}) for child in children
        ]
        results = [run.result() for run in runs]
    return next((result for result in results if result.get("error")), results[0])


lambda_service._execute_function = deliver_or_fail

poll_streams = lambda_service._poll_dynamodb_streams


def poll_or_hold():
    return False if struck("Poll", "") else poll_streams()


lambda_service._poll_dynamodb_streams = poll_or_hold


async def configure(scope, receive, send):
    if scope["method"] == "PUT":
        rules[:] = [{"every": 1, "met": 0, "struck": 0, **rule} for rule in json.loads(await read_all(receive))]
    await send_json(send, 200, [{"met": rule["met"], "struck": rule["struck"]} for rule in rules])


def struck(operation, text, records=0):
    for rule in rules:
        if rule["operation"] != operation or rule["struck"] >= rule["times"]:
            continue
        if rule["fault"] == "split" and records < 2:
            continue
        if not all(held in text for held in rule["holds"]):
            continue
        rule["met"] += 1
        if rule["met"] % rule["every"] == 0:
            rule["struck"] += 1
            return rule
    return None


def operation_of(scope, body):
    """Services of JSON name it in a header, SNS in the form that it is sent."""
    target = dict(scope["headers"]).get(b"x-amz-target", b"").decode()
    if target:
        return target.rpartition(".")[2]
    return parse_qs(body.decode("utf-8", "replace")).get("Action", [""])[0]


def text_of(body):
    """As it was sent and as a form says it: an office's code is digits in both."""
    text = body.decode("utf-8", "replace")
    return f"{text}\n{unquote_plus(text)}"


def throttled(scope):
    target = dict(scope["headers"]).get(b"x-amz-target", b"").decode()
    name = "ProvisionedThroughputExceededException" if target.startswith("DynamoDB") else "ThrottlingException"
    return {"__type": name, "message": "Throughput exceeds the current capacity."}


def end_functions(name):
    for entries in list(lambda_runtime._workers.values()):
        for worker in entries:
            process = worker._proc
            if name in worker.func_name and worker.in_use and process is not None and process.poll() is None:
                process.send_signal(signal.SIGKILL)


async def read_all(receive):
    body = b""
    while True:
        part = await receive()
        body += part.get("body", b"")
        if not part.get("more_body", False):
            return body


def replay(body):
    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def forget(_message):
    pass


async def send_json(send, status, value):
    text = json.dumps(value).encode()
    headers = [(b"content-type", b"application/x-amz-json-1.0"), (b"content-length", str(len(text)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text})
