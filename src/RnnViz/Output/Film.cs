using System.Diagnostics;
using RnnViz.Engine.Geometry;

namespace RnnViz.Output;

/// <summary>
/// A film of what somebody does in the window: at an even pace, so that it has 60 pictures for each second that passed, however many
/// were shown. Ten seconds are 600 pictures.
/// </summary>
internal sealed class Film : IDisposable
{
    /// <summary>Pictures a second.</summary>
    public const int Rate = 60;

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Action<ReadOnlySpan<byte>> write;
    private byte[] last = [];

    /// <summary>A film whose pictures go somewhere.</summary>
    /// <param name="write">Takes red, green, blue and opacity, eight bits each, row by row from the top, picture after picture.</param>
    internal Film(Action<ReadOnlySpan<byte>> write) => this.write = write;

    private Film(FilmEncoder encoder) : this(encoder.Add) => Encoder = encoder;

    /// <summary>Pictures written so far.</summary>
    public int Written { get; private set; }

    /// <summary>What encodes it.</summary>
    public FilmEncoder? Encoder { get; }

    /// <summary>Starts a film of pictures of one size.</summary>
    /// <param name="size">The pictures' size in pixels.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="OutputException">There is no ffmpeg, or the file cannot be written.</exception>
    public static Film Start(Extent size, string path) => new(new FilmEncoder(path, force: false, size, Rate, isLive: true));

    /// <summary>Takes the picture that is shown from now on; the one before has been shown until now.</summary>
    /// <exception cref="OutputException">Nobody takes the pictures any more.</exception>
    public void Add(ReadOnlySpan<byte> picture) => Add(picture, clock.Elapsed);

    /// <summary>Takes the picture that is shown from so long after the film began.</summary>
    internal void Add(ReadOnlySpan<byte> picture, TimeSpan elapsed)
    {
        Fill(elapsed);
        if (last.Length != picture.Length)
        {
            last = new byte[picture.Length];
        }

        picture.CopyTo(last);
    }

    /// <summary>Ends the film; waits for the encoder to finish the file.</summary>
    /// <exception cref="OutputException">It could not be written.</exception>
    public void Complete() => Complete(clock.Elapsed);

    /// <summary>Ends the film so long after it began: it has a picture for every sixtieth of a second, and at least one.</summary>
    internal void Complete(TimeSpan elapsed)
    {
        Fill(elapsed);
        if (Written == 0 && last.Length > 0)
        {
            write(last);
            Written++;
        }

        Encoder?.Complete();
    }

    /// <summary>Drops the film, unless it is complete.</summary>
    public void Dispose() => Encoder?.Dispose();

    // the picture shown so far, as often as its time asks for
    private void Fill(TimeSpan elapsed)
    {
        for (int due = last.Length == 0 ? 0 : (int)Math.Round(elapsed.TotalSeconds * Rate); Written < due; Written++)
        {
            write(last);
        }
    }
}
