namespace RnnViz.Output;

/// <summary>Says in a sentence what keeps a file from being written. Closing it passes on what is buffered, and no more.</summary>
/// <param name="path">The file's path in the end.</param>
/// <param name="inner">What writes.</param>
internal sealed class OutputStream(string path, Stream inner) : Stream
{
    private bool isClosed;

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

    /// <inheritdoc/>
    public override void Flush() => Try(inner.Flush);

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
            inner.Write(buffer);
        }
        catch (Exception e) when (OutputPaths.IsRefusal(e))
        {
            throw OutputPaths.Refusal(path, e);
        }
    }

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
