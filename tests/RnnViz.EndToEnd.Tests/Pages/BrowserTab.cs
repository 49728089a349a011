using System.Text.Json;
using RnnViz.EndToEnd.Tests.Programs;

namespace RnnViz.EndToEnd.Tests.Pages;

/// <summary>A tab of the browser with a page in it.</summary>
internal sealed class BrowserTab : IAsyncDisposable
{
    private readonly DevTools tools;
    private readonly string target, session;

    private BrowserTab(DevTools tools, string target, string session) => (this.tools, this.target, this.session) = (tools, target, session);

    public static async Task<BrowserTab> BeginAsync(DevTools tools, string target, string session)
    {
        var tab = new BrowserTab(tools, target, session);
        foreach (string domain in (string[])["Page", "Runtime", "Log", "Network", "Accessibility"])
        {
            await tab.SendAsync($"{domain}.enable", new { });
        }

        return tab;
    }

    /// <summary>The size of the window in CSS pixels; a phone has fingers and no mouse.</summary>
    public async Task ResizeAsync(int width, int height, bool isPhone = false)
    {
        await SendAsync("Emulation.setDeviceMetricsOverride", new { width, height, deviceScaleFactor = isPhone ? 3 : 1, mobile = isPhone });
        await SendAsync("Emulation.setTouchEmulationEnabled", new { enabled = isPhone });
    }

    /// <summary>What the user prefers: prefers-color-scheme, prefers-reduced-motion.</summary>
    public Task PreferAsync(string name, string value) =>
        SendAsync("Emulation.setEmulatedMedia", new { features = new[] { new { name, value } } });

    /// <summary>Loads a file.</summary>
    public async Task LoadAsync(string path)
    {
        await SendAsync("Page.navigate", new { url = new Uri(path).AbsoluteUri });
        await tools.WaitAsync("Page.loadEventFired", session);
    }

    /// <summary>The value of a script's expression.</summary>
    public async Task<JsonElement> ReadAsync(string expression)
    {
        JsonElement answer = await SendAsync(
            "Runtime.evaluate", new { expression, returnByValue = true, awaitPromise = true, userGesture = true });
        Assert.False(answer.TryGetProperty("exceptionDetails", out JsonElement wrong), $"{expression}: {wrong}");
        return answer.GetProperty("result").TryGetProperty("value", out JsonElement value) ? value : default;
    }

    /// <summary>The same as text.</summary>
    public async Task<string> TextAsync(string expression) => (await ReadAsync(expression)).GetString() ?? "";

    /// <summary>Presses a key and lets it go.</summary>
    public async Task PressAsync(string key)
    {
        string text = key.Length == 1 ? key : key == "Enter" ? "\r" : "";
        await SendAsync("Input.dispatchKeyEvent", new { type = "keyDown", key, code = key, windowsVirtualKeyCode = CodeOf(key), text });
        await SendAsync("Input.dispatchKeyEvent", new { type = "keyUp", key, code = key, windowsVirtualKeyCode = CodeOf(key) });
    }

    /// <summary>A finger from one point to another.</summary>
    public async Task SwipeAsync(int fromX, int toX, int y)
    {
        await SendAsync("Input.dispatchTouchEvent", new { type = "touchStart", touchPoints = new[] { new { x = fromX, y } } });
        await SendAsync("Input.dispatchTouchEvent", new { type = "touchMove", touchPoints = new[] { new { x = (fromX + toX) / 2, y } } });
        await SendAsync("Input.dispatchTouchEvent", new { type = "touchMove", touchPoints = new[] { new { x = toX, y } } });
        await SendAsync("Input.dispatchTouchEvent", new { type = "touchEnd", touchPoints = Array.Empty<object>() });
    }

    /// <summary>What a screen reader finds: role and name of everything that is not passed over.</summary>
    public async Task<IReadOnlyList<(string Role, string Name)>> AccessibleAsync()
    {
        JsonElement tree = await SendAsync("Accessibility.getFullAXTree", new { });
        return
        [
            .. from node in tree.GetProperty("nodes").EnumerateArray()
               where !node.GetProperty("ignored").GetBoolean()
               select (Value(node, "role"), Value(node, "name")),
        ];

        static string Value(JsonElement node, string property) =>
            node.TryGetProperty(property, out JsonElement of) && of.TryGetProperty("value", out JsonElement value) ? value.ToString() : "";
    }

    /// <summary>Everything that the page has asked for so far: addresses.</summary>
    public IReadOnlyList<string> Requests =>
    [
        .. from said in tools.Events
           where IsOwn(said) && said.GetProperty("method").GetString() == "Network.requestWillBeSent"
           select said.GetProperty("params").GetProperty("request").GetProperty("url").GetString()!,
    ];

    /// <summary>Exceptions of its script, and what the browser complains of.</summary>
    public IReadOnlyList<string> Complaints =>
    [
        .. from said in tools.Events
           where IsOwn(said) && said.GetProperty("method").GetString() is "Runtime.exceptionThrown" or "Log.entryAdded"
           select said.GetProperty("params").ToString(),
    ];

    /// <summary>Prints the page, as many sheets of A4 as it says.</summary>
    public async Task PrintAsync(string path)
    {
        JsonElement printed = await SendAsync("Page.printToPDF", new { preferCSSPageSize = true, printBackground = true });
        File.WriteAllBytes(path, printed.GetProperty("data").GetBytesFromBase64());
    }

    /// <summary>The number of pages of a PDF file, and its text.</summary>
    public static (int Pages, string Text) ReadPdf(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        string info = Command.Run(folder, null, "pdfinfo", path).Succeeded().Output;
        string pages = info.Split('\n').First(line => line.StartsWith("Pages:", StringComparison.Ordinal))[6..];
        string text = Command.Run(folder, null, "pdftotext", path, "-").Succeeded().Output;
        return (int.Parse(pages, System.Globalization.CultureInfo.InvariantCulture), text);
    }

    /// <summary>Scripts on or off from the next page on.</summary>
    public Task AllowScriptsAsync(bool areAllowed) => SendAsync("Emulation.setScriptExecutionDisabled", new { value = !areAllowed });

    public async ValueTask DisposeAsync() => await tools.SendAsync("Target.closeTarget", new { targetId = target });

    private static int CodeOf(string key) => key switch
    {
        "Tab" => 9,
        "Enter" => 13,
        "PageUp" => 33,
        "PageDown" => 34,
        "End" => 35,
        "Home" => 36,
        "ArrowLeft" => 37,
        "ArrowRight" => 39,
        _ => char.ToUpperInvariant(key[0]),
    };

    private bool IsOwn(JsonElement said) => said.TryGetProperty("sessionId", out JsonElement of) && of.GetString() == session;

    private Task<JsonElement> SendAsync(string method, object parameters) => tools.SendAsync(method, parameters, session);
}
