using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using RnnViz.EndToEnd.Tests.Pictures;
using RnnViz.EndToEnd.Tests.Programs;

namespace RnnViz.EndToEnd.Tests.Screens;

/// <summary>
/// A screen in memory (Xvfb), with real keys and a real mouse (xdotool). There is no window manager. Without Xvfb or
/// xdotool the tests that want a screen fail: they are never skipped.
/// </summary>
public sealed class VirtualScreen : IDisposable
{
    public const int Width = 1920, Height = 1080;

    private readonly TemporaryFolder memory = new();
    private readonly Process server;

    public VirtualScreen()
    {
        // -r: a key whose release comes late, as on a busy machine, is not repeated
        var start = new ProcessStartInfo("Xvfb",
            ["-displayfd", "1", "-screen", "0", $"{Width}x{Height}x24", "-nolisten", "tcp", "-noreset", "-r", "-fbdir", memory.Path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            server = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException(
                $"Xvfb cannot be started ({e.Message}). ./test.sh installs it; by hand: apt-get install xvfb xdotool.", e);
        }

        server.ErrorDataReceived += (_, _) => { };
        server.BeginErrorReadLine();
        // with -displayfd the server takes the first free number and says which when it is ready
        Display = ":" + server.StandardOutput.ReadLine();
    }

    /// <summary>Such as :1, for the variable DISPLAY.</summary>
    public string Display { get; }

    /// <summary>Presses a key by X's name and lets it go at once: space, Right, question, F11.</summary>
    public void Tap(string key) => XDoTool("key", "--delay", "1", key);

    /// <summary>Moves the mouse to a point of the screen.</summary>
    public void PointAt(int x, int y) => XDoTool("mousemove", Invariant(x), Invariant(y));

    /// <summary>Runs xdotool on this screen; its output, or null where it fails.</summary>
    internal string? XDoTool(params string[] arguments) =>
        Command.Run(memory.Path, Display, "xdotool", arguments) is { Status: 0 } outcome ? outcome.Output.Trim() : null;

    /// <summary>What the screen shows now.</summary>
    internal Picture Capture()
    {
        // an X window dump, which the server keeps true: 25 numbers, the name, 12 bytes a colour, then the pixels
        byte[] dump = File.ReadAllBytes(memory["Xvfb_screen0"]);
        int Number(int index) => BinaryPrimitives.ReadInt32BigEndian(dump.AsSpan(index * 4));
        (int header, int width, int height) = (Number(0), Number(4), Number(5));
        (int bits, int stride, int colours) = (Number(11), Number(12), Number(19));
        if (bits != 32)
        {
            throw new InvalidDataException($"The screen has {bits} bits a pixel; expected 32.");
        }

        var pixels = new byte[width * height * Picture.Channels];
        for (int y = 0, to = 0; y < height; y++)
        {
            for (int x = 0, from = header + colours * 12 + y * stride; x < width; x++, from += 4, to += Picture.Channels)
            {
                (pixels[to], pixels[to + 1], pixels[to + 2]) = (dump[from + 2], dump[from + 1], dump[from]);
            }
        }

        return new Picture(width, height, pixels);
    }

    public void Dispose()
    {
        server.Kill();
        server.WaitForExit();
        server.Dispose();
        memory.Dispose();
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Tests that share one screen, one keyboard and one mouse.</summary>
[CollectionDefinition(Name)]
public sealed class ScreenCollection : ICollectionFixture<VirtualScreen>
{
    public const string Name = "screen";
}
