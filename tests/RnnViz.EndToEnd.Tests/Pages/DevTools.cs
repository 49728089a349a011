using System.Net.WebSockets;
using System.Text.Json;

namespace RnnViz.EndToEnd.Tests.Pages;

/// <summary>Chromium's DevTools protocol over a web socket: one command at a time; events wait until they are asked for.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly List<JsonElement> events = [];
    private int last;

    private DevTools() { }

    /// <summary>What has happened and not been taken yet.</summary>
    public IReadOnlyList<JsonElement> Events => events;

    public static async Task<DevTools> ConnectAsync(Uri address)
    {
        var tools = new DevTools();
        await tools.socket.ConnectAsync(address, CancellationToken.None);
        return tools;
    }

    /// <summary>Sends a command and waits for its result.</summary>
    /// <param name="method">Its name, such as Page.navigate.</param>
    /// <param name="parameters">An object with its parameters.</param>
    /// <param name="session">The tab, or null for the browser.</param>
    public async Task<JsonElement> SendAsync(string method, object parameters, string? session = null)
    {
        int id = ++last;
        object message = session is null
            ? new { id, method, @params = parameters } : new { id, method, @params = parameters, sessionId = session };
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, CancellationToken.None);
        while (true)
        {
            JsonElement answer = await ReceiveAsync();
            if (!answer.TryGetProperty("id", out JsonElement number) || number.GetInt32() != id)
            {
                events.Add(answer);
                continue;
            }

            Assert.False(answer.TryGetProperty("error", out JsonElement error), $"{method}: {error}");
            return answer.GetProperty("result");
        }
    }

    /// <summary>Waits for an event of a tab.</summary>
    public async Task WaitAsync(string method, string session)
    {
        while (!events.Exists(IsMeant))
        {
            events.Add(await ReceiveAsync());
        }

        events.RemoveAll(IsMeant);

        bool IsMeant(JsonElement said) => said.GetProperty("method").GetString() == method
            && said.TryGetProperty("sessionId", out JsonElement of) && of.GetString() == session;
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<JsonElement> ReceiveAsync()
    {
        using var message = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        message.Position = 0;
        using JsonDocument document = await JsonDocument.ParseAsync(message);
        return document.RootElement.Clone();
    }
}
