/** A forward proxy that notes what it is asked. */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { connect } from "node:net";

export interface ForwardProxy {
  readonly server: Server;
  readonly asked: readonly { readonly line: string; readonly authorization: string | undefined }[];
}

/** @param portBehind where tunnels end and requests go to, whatever they ask for; with 0 the proxy answers requests by itself */
export function createForwardProxy(portBehind: () => number): ForwardProxy {
  const asked: { line: string; authorization: string | undefined }[] = [];
  const note = (line: string, { headers }: IncomingMessage) => asked.push({ line, authorization: headers["proxy-authorization"] });
  const server = createServer((incoming, response) => {
    note(`${incoming.method} ${incoming.url}`, incoming);
    const { pathname, search } = new URL(incoming.url ?? "");
    if (portBehind() === 0) response.end("from the proxy");
    else forward(incoming, response, portBehind(), pathname + search);
  });
  server.on("connect", (incoming, socket, head) => {
    note(`CONNECT ${incoming.url}`, incoming);
    const upstream = connect(portBehind(), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on("error", () => socket.destroy());
    socket.on("error", () => upstream.destroy());
  });
  return { asked, server };
}

/** Hands a request on as it is, its headers included. */
export function forward(incoming: IncomingMessage, response: ServerResponse, port: number, path = incoming.url): void {
  const { method, headers } = incoming;
  const onward = request({ host: "127.0.0.1", port, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  incoming.pipe(onward);
}
