using System.Diagnostics;

namespace RnnViz.Output;

/// <summary>
/// The pace of a film of what somebody does in the window: it has 60 pictures for each second that passed, however many were shown. Ten
/// seconds are 600 pictures.
/// </summary>
internal sealed class Film
{
    /// <summary>Pictures a second.</summary>
    public const int Rate = 60;

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly PictureTaker write;
    private byte[] last = [];

    /// <summary>A film whose pictures go somewhere.</summary>
    /// <param name="write">
    /// Takes red, green, blue and opacity, eight bits each, row by row from the top, picture after picture, and how many times it is shown.
    /// </param>
    internal Film(PictureTaker write) => this.write = write;

    /// <summary>Takes a picture that is shown some times.</summary>
    internal delegate void PictureTaker(ReadOnlySpan<byte> picture, int times);

    /// <summary>Pictures written so far.</summary>
    public int Written { get; private set; }

    /// <summary>Takes the picture that is shown from now on; the one before has been shown until now.</summary>
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

    /// <summary>Ends the film.</summary>
    public void Complete() => Complete(clock.Elapsed);

    /// <summary>Ends the film so long after it began: it has a picture for every sixtieth of a second, and at least one.</summary>
    internal void Complete(TimeSpan elapsed)
    {
        Fill(elapsed);
        if (Written == 0 && last.Length > 0)
        {
            write(last, 1);
            Written++;
        }
    }

    // the picture shown so far, as often as its time asks for
    private void Fill(TimeSpan elapsed)
    {
        int due = last.Length == 0 ? 0 : (int)Math.Round(elapsed.TotalSeconds * Rate);
        if (due > Written)
        {
            write(last, due - Written);
            Written = due;
        }
    }
}
