using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using RnnViz.Engine.Geometry;

namespace RnnViz.Output;

/// <summary>
/// A film that ffmpeg encodes, picture after picture, each shown as long as the others. The same pictures give the same bytes. The file
/// has its name when it is complete.
/// </summary>
internal sealed class FilmEncoder : IDisposable
{
    private static readonly string[] Losses = ["Error writing", "Error closing", "No space left", "File too large"];

    private readonly OutputFile file;
    private readonly string format, pictures;
    private readonly Process encoder;
    private readonly List<string> complaints = [];
    private volatile Process running;
    private bool isDisposed;

    /// <summary>Starts ffmpeg.</summary>
    /// <param name="path">The film; its ending says the format: .mp4, .webm, .gif.</param>
    /// <param name="force">Whether a file of that name is replaced.</param>
    /// <param name="size">The pictures' size in pixels.</param>
    /// <param name="rate">Pictures a second, 1 and up.</param>
    /// <param name="isLive">Whether pictures come while somebody watches: encoding is quick then, and the file larger.</param>
    /// <exception cref="OutputException">The file may not be written, or there is no ffmpeg.</exception>
    public FilmEncoder(string path, bool force, Extent size, int rate, bool isLive = false)
    {
        (Size, Path, format) = (size, path, System.IO.Path.GetExtension(path).TrimStart('.'));
        file = new OutputFile(path, force) { Abandoned = Abandon };
        // a GIF needs all pictures before its colours are chosen: they are kept without loss until then
        pictures = format == "gif" ? file.Aside + ".nut" : file.Aside;
        try
        {
            // what a killed run has left, into which its ffmpeg may still write
            OutputPaths.Try(path, () => Array.ForEach(FilmFormats.Scraps(file.Aside), File.Delete));
            running = encoder = Ffmpeg.Start(Path,
            [
                "-f", "rawvideo", "-pixel_format", "rgba", "-video_size", $"{(int)size.Width}x{(int)size.Height}",
                "-framerate", rate.ToString(CultureInfo.InvariantCulture), "-i", "-", .. FilmFormats.Encoding(format, size, isLive),
                pictures,
            ], Note);
        }
        catch (OutputException)
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The file's path in the end.</summary>
    public string Path { get; }

    /// <summary>The size of all pictures.</summary>
    public Extent Size { get; }

    /// <summary>Adds a picture.</summary>
    /// <param name="picture">Its pixels, four bytes each, red first.</param>
    /// <exception cref="OutputException">ffmpeg takes no more; the message says what it had to say.</exception>
    public void Add(ReadOnlySpan<byte> picture)
    {
        try
        {
            encoder.StandardInput.BaseStream.Write(picture);
        }
        catch (IOException e)
        {
            encoder.WaitForExit(10_000);
            throw Refusal(encoder, e);
        }
    }

    /// <summary>Ends the film: waits until it is encoded, and gives it its name.</summary>
    /// <exception cref="OutputException">It could not be encoded.</exception>
    public void Complete()
    {
        try
        {
            encoder.StandardInput.Close();
        }
        catch (IOException)
        {
            // it has ended already; its status says why
        }

        Require(encoder);
        if (format == "gif")
        {
            foreach (string[] arguments in FilmFormats.GifFrom(pictures, file.Aside))
            {
                using Process step = Ffmpeg.Start(Path, arguments, Note);
                running = step;
                step.StandardInput.Close();
                Require(step);
            }
        }

        file.Complete();
    }

    /// <summary>Ends ffmpeg at once, from whichever thread: whoever waits for it is told that it could not be encoded.</summary>
    public void Kill()
    {
        try
        {
            running.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // it has ended already
        }
    }

    // an ffmpeg that is killed at once writes no more; without it a film would be made after the program has ended
    private void Abandon()
    {
        if (running is not null)
        {
            Kill();
        }

        foreach (string aside in FilmFormats.Scraps(file.Aside))
        {
            OutputPaths.Try(aside, () => File.Delete(aside));
        }
    }

    /// <summary>Drops the film, unless it is complete.</summary>
    public void Dispose()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        if (!encoder.HasExited)
        {
            encoder.Kill();
            encoder.WaitForExit();
        }

        encoder.Dispose();
        foreach (string aside in FilmFormats.Scraps(file.Aside))
        {
            File.Delete(aside);
        }

        file.Dispose();
    }

    private void Note(string? line)
    {
        lock (complaints)
        {
            if (!string.IsNullOrWhiteSpace(line) && complaints.Count < 100)
            {
                complaints.Add(line);
            }
        }
    }

    private void Require(Process process)
    {
        process.WaitForExit();
        if (process.ExitCode != 0 || HasLost)
        {
            throw Refusal(process, null);
        }
    }

    // ffmpeg 5 ends well where only the end of a file could not be written
    private bool HasLost
    {
        get
        {
            lock (complaints)
            {
                return complaints.Exists(line => Losses.Any(loss => line.Contains(loss, StringComparison.Ordinal)));
            }
        }
    }

    private OutputException Refusal(Process process, Exception? cause)
    {
        lock (complaints)
        {
            bool isFull = complaints.Exists(line => line.Contains("No space left", StringComparison.Ordinal)
                || line.Contains("File too large", StringComparison.Ordinal));
            string? unknown = complaints.Find(line => line.Contains("Unknown encoder", StringComparison.Ordinal));
            return new OutputException(
                isFull ? $"{Path} cannot be written, as the disk is full; make room and try again."
                : unknown is not null
                ? $"{Path} needs an ffmpeg with the encoder {FilmFormats.EncoderOf(format)}; install the package ffmpeg."
                : complaints.Count > 0 ? $"{Path} cannot be encoded: ffmpeg says \"{complaints[0]}\"."
                : $"{Path} cannot be encoded: {Ffmpeg.EndOf(process)}.",
                cause);
        }
    }
}
