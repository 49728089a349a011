namespace RnnViz.Output;

/// <summary>Says in a sentence what keeps a file from being written. Closing it passes on what is buffered, and no more.</summary>
/// <param name="path">The file's path in the end.</param>
/// <param name="inner">What writes.</param>
internal sealed class OutputStream(string path, Stream inner) : Stream
{
    private const int FileTooLarge = 27;

    private readonly Lock gate = new();
    private bool isClosed;
    private long passedOn;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => inner.CanSeek;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => inner.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => inner.Position;
        set => Try(() => inner.Position = value);
    }

    /// <summary>How often somebody has said that what is written so far is a whole.</summary>
    public int Flushes { get; private set; }

    /// <inheritdoc/>
    public override void Flush() => Try(() =>
    {
        lock (gate)
        {
            try
            {
                inner.Flush();
            }
            catch (ArgumentOutOfRangeException e)
            {
                throw TooLarge(e);
            }

            (passedOn, Flushes) = (inner.Length, Flushes + 1);
        }
    });

    /// <summary>Drops what was written since the last flush. Whoever writes on another thread waits from then on, as it ends.</summary>
    /// <param name="patience">How long a write that is under way may take.</param>
    /// <returns>Whether something is left.</returns>
    public bool CutAtFlush(TimeSpan patience)
    {
        if (!gate.TryEnter(patience) || passedOn == 0)
        {
            return false;
        }

        Try(() =>
        {
            inner.Flush();
            inner.SetLength(passedOn);
        });
        return true;
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        Try(() => inner.Seek(offset, origin));
        return inner.Position;
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => Try(() => inner.SetLength(value));

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            lock (gate)
            {
                inner.Write(buffer);
            }
        }
        catch (Exception e) when (OutputPaths.IsRefusal(e))
        {
            throw OutputPaths.Refusal(path, e);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw TooLarge(e);
        }
    }

    // the framework's word for a file that may not grow any more
    private OutputException TooLarge(ArgumentOutOfRangeException e) => OutputPaths.Refusal(path, new IOException(e.Message, FileTooLarge));

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("An output is not read.");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !isClosed)
        {
            isClosed = true;
            Flush();
        }

        base.Dispose(disposing);
    }

    private void Try(Action work) => OutputPaths.Try(path, work);
}
