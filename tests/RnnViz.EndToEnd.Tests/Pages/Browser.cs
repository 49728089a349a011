using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using RnnViz.EndToEnd.Tests.Programs;

namespace RnnViz.EndToEnd.Tests.Pages;

/// <summary>
/// A Chromium without a window, driven by its DevTools protocol. Without it the tests that open pages fail: they are never skipped.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private readonly TemporaryFolder profile = new();
    private Process? process;
    private DevTools? tools;

    /// <summary>Starts it.</summary>
    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo("chromium",
        [
            // in a container there is no sandbox within the sandbox, and little shared memory
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions",
            "--disable-background-networking", "--disable-component-update", "--remote-debugging-port=0",
            $"--user-data-dir={profile.Path}", "about:blank",
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("DISPLAY");
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"chromium cannot be started ({e.Message}). ./test.sh installs it.", e);
        }

        _ = process.StandardOutput.ReadToEndAsync();
        tools = await DevTools.ConnectAsync(new Uri(await AddressAsync(process.StandardError)));
        _ = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Opens an empty tab.</summary>
    internal async Task<BrowserTab> OpenAsync()
    {
        JsonElement target = await tools!.SendAsync("Target.createTarget", new { url = "about:blank" });
        string id = target.GetProperty("targetId").GetString()!;
        JsonElement session = await tools.SendAsync("Target.attachToTarget", new { targetId = id, flatten = true });
        return await BrowserTab.BeginAsync(tools, id, session.GetProperty("sessionId").GetString()!);
    }

    /// <summary>How many tabs and windows there are.</summary>
    internal async Task<int> CountPagesAsync()
    {
        JsonElement targets = await tools!.SendAsync("Target.getTargets", new { });
        return targets.GetProperty("targetInfos").EnumerateArray().Count(target => target.GetProperty("type").GetString() == "page");
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (tools is not null)
        {
            await tools.SendAsync("Browser.close", new { });
            await tools.DisposeAsync();
        }

        if (process is not null)
        {
            await process.WaitForExitAsync();
            process.Dispose();
        }

        profile.Dispose();
    }

    /// <summary>Chromium says on its error stream where it listens.</summary>
    private static async Task<string> AddressAsync(StreamReader errors)
    {
        const string Said = "DevTools listening on ";
        var all = new List<string>();
        while (await errors.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Said, StringComparison.Ordinal))
            {
                return line[Said.Length..];
            }

            all.Add(line);
        }

        throw new InvalidOperationException($"chromium ended before it listened.\n{string.Join('\n', all)}");
    }
}
