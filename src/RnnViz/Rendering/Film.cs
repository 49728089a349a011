using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using RnnViz.Engine.Geometry;

namespace RnnViz.Rendering;

/// <summary>
/// Pictures handed on at an even pace: whoever reads the stream gets 30 a second of the time that really passed, however
/// many were shown.
/// </summary>
/// <param name="pixels">Takes red, green, blue and opacity, eight bits each, row by row from the top, picture after picture.</param>
internal sealed class Film(Stream pixels) : IDisposable
{
    /// <summary>Pictures a second.</summary>
    public const int Rate = 30;

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private Process? encoder;
    private string path = "";
    private Action<string>? report;

    /// <summary>Pictures written so far.</summary>
    public int Written { get; private set; }

    /// <summary>The size of all its pictures.</summary>
    public Extent Size { get; private init; }

    /// <summary>Starts a film of pictures of one size, encoded by ffmpeg into a file.</summary>
    /// <param name="size">The pictures' size in pixels.</param>
    /// <param name="path">The file.</param>
    /// <param name="report">Told that the film has begun and, when it ends, where it is.</param>
    /// <exception cref="IOException">There is no ffmpeg.</exception>
    public static Film Start(Extent size, string path, Action<string> report)
    {
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardInput = true, RedirectStandardError = true, UseShellExecute = false };
        string extent = string.Create(CultureInfo.InvariantCulture, $"{(int)size.Width}x{(int)size.Height}");
        foreach (string argument in (string[])[
            "-loglevel", "error", "-y", "-f", "rawvideo", "-pixel_format", "rgba", "-video_size", extent,
            "-framerate", Rate.ToString(CultureInfo.InvariantCulture), "-i", "-",
            "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-pix_fmt", "yuv420p", path])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            Process encoder = Process.Start(start) ?? throw new IOException("ffmpeg did not start.");
            encoder.BeginErrorReadLine();
            report("Recording; R ends the film");
            return new Film(encoder.StandardInput.BaseStream) { encoder = encoder, path = path, report = report, Size = size };
        }
        catch (Win32Exception)
        {
            throw new IOException("Recording needs ffmpeg, which is not installed; install it and press R again.");
        }
    }

    /// <summary>Writes the picture that is shown now, as often as time has passed.</summary>
    /// <exception cref="IOException">Nobody takes the pictures any more.</exception>
    public void Add(ReadOnlySpan<byte> picture) => Add(picture, clock.Elapsed);

    /// <summary>Writes the picture that is shown so long after the film began.</summary>
    internal void Add(ReadOnlySpan<byte> picture, TimeSpan elapsed)
    {
        for (int due = (int)(elapsed.TotalSeconds * Rate) + 1; Written < due; Written++)
        {
            pixels.Write(picture);
        }
    }

    /// <summary>Ends the film; waits for the encoder to finish the file.</summary>
    public void Dispose()
    {
        try
        {
            pixels.Dispose();
        }
        catch (IOException)
        {
            // the encoder is gone already; what it had to say is in its exit status
        }

        encoder?.WaitForExit(10_000);
        encoder?.Dispose();
        report?.Invoke(File.Exists(path) ? $"Saved {path}" : "The film could not be written; is there room in this folder?");
    }
}
