using RnnViz.Engine.Geometry;

namespace RnnViz.Output;

/// <summary>
/// A film of what somebody does in the window, encoded by another thread: the window never waits for ffmpeg. Where ffmpeg cannot keep up,
/// or takes no more, the film ends there; what it says in the end is true of the file.
/// </summary>
internal sealed class LiveFilm : IDisposable
{
    /// <summary>How long ffmpeg may take over one picture, or over ending the file, before it counts as stuck: 20 s.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly PictureQueue queue;
    private readonly FilmEncoder encoder;
    private readonly Film film;
    private readonly Thread thread;
    private readonly Watchdog watch;
    private volatile string? outcome;
    private string? because;
    private volatile bool isEnding, isGivenUp;

    private LiveFilm(FilmEncoder encoder, TimeSpan patience, long most)
    {
        (this.encoder, queue) = (encoder, new PictureQueue(most));
        film = new Film((picture, times) =>
        {
            if (!isEnding && !queue.TryAdd(picture, times))
            {
                End("ffmpeg could not keep up");
            }
        });
        watch = new Watchdog(encoder.Kill, patience);
        thread = new Thread(Work) { IsBackground = true, Name = "film" };
        thread.Start();
    }

    /// <summary>Starts a film of pictures of one size.</summary>
    /// <param name="size">The pictures' size in pixels.</param>
    /// <param name="path">The file.</param>
    /// <param name="patience">How long ffmpeg may do nothing; null for as long as usual.</param>
    /// <param name="most">The most bytes of pictures that wait for it.</param>
    /// <exception cref="OutputException">There is no ffmpeg, or the file cannot be written.</exception>
    public static LiveFilm Start(Extent size, string path, TimeSpan? patience = null, long most = PictureQueue.Most) =>
        new(new FilmEncoder(path, force: false, size, Film.Rate, isLive: true), patience ?? Patience, most);

    /// <summary>The size of all pictures.</summary>
    public Extent Size => encoder.Size;

    /// <summary>Whether pictures are wanted: the film has not ended.</summary>
    public bool IsFilming => !isEnding && outcome is null;

    /// <summary>What became of it, once the file is complete or given up; null until then.</summary>
    public string? Outcome => outcome;

    /// <summary>Takes the picture that is shown from now on. Never waits.</summary>
    public void Add(ReadOnlySpan<byte> picture)
    {
        if (IsFilming)
        {
            film.Add(picture);
        }
    }

    /// <summary>Ends the film; its file is completed while the window goes on.</summary>
    /// <param name="why">Why, where nobody asked for it; null where somebody did.</param>
    public void End(string? why = null)
    {
        if (isEnding)
        {
            return;
        }

        if (why is null)
        {
            film.Complete(); // which ends it by itself where there is no more room
        }

        (because, isEnding) = (because ?? why, true);
        queue.End();
    }

    /// <summary>
    /// Ends the film where it has not ended, and waits until its file is complete; where that takes too long it is dropped.
    /// </summary>
    /// <param name="most">How long is waited.</param>
    /// <returns>What became of it.</returns>
    public string Finish(TimeSpan most)
    {
        End();
        if (!thread.Join(most))
        {
            isGivenUp = true;
            encoder.Kill();
            thread.Join();
        }

        return outcome!;
    }

    /// <summary>Drops what is not complete.</summary>
    public void Dispose()
    {
        queue.End();
        encoder.Kill();
        thread.Join();
    }

    private void Work()
    {
        string said;
        try
        {
            while (queue.TryTake(out byte[] picture, out int times))
            {
                for (int i = 0; i < times; i++)
                {
                    watch.Begin();
                    encoder.Add(picture);
                    watch.End();
                }

                queue.Return(picture);
            }

            watch.Begin();
            encoder.Complete();
            watch.End();
            said = because is null ? $"Saved {encoder.Path}" : $"The film has ended, as {because}. Saved what there was: {encoder.Path}";
        }
        catch (OutputException e)
        {
            said = watch.HasBitten || isGivenUp
                ? $"The film is lost: ffmpeg took no more pictures, and {encoder.Path} is not there." : e.Message;
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or ObjectDisposedException)
        {
            said = $"The film is lost: {encoder.Path} is not there.";
        }

        watch.Dispose();
        encoder.Dispose();
        outcome = said;
    }
}
