/** One signed-in person on the HTTP API. Throws with the problem's German sentence when a call is refused. */
export class ApiClient {
  private constructor(
    private readonly address: string,
    private readonly cookie: string,
    private readonly csrfToken: string,
    readonly name: string,
  ) {}

  static async signIn(address: string, email: string, password = 'demo'): Promise<ApiClient> {
    const response = await fetch(`${address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (response.status !== 204) throw new Error(`Anmeldung ${email}: ${response.status} ${await response.text()}`);
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const session = await fetch(`${address}/api/session`, { headers: { cookie } });
    const { person, csrfToken } = (await session.json()) as { person: { name: string }; csrfToken: string };
    return new ApiClient(address, cookie, csrfToken, person.name);
  }

  async get<T>(path: string): Promise<T> {
    return (await (await this.send('GET', path)).json()) as T;
  }

  async bytes(path: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.send('GET', path)).arrayBuffer());
  }

  /** An object is sent as JSON, a text as CSV. */
  async post<T>(path: string, body: object | string = {}): Promise<T> {
    const response = await this.send('POST', path, body);
    const text = await response.text();
    return (text ? JSON.parse(text) : undefined) as T;
  }

  private async send(method: string, path: string, body?: object | string): Promise<Response> {
    const type = typeof body === 'string' ? 'text/csv' : 'application/json';
    const response = await fetch(`${this.address}${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        'x-csrf-token': this.csrfToken,
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }
}
