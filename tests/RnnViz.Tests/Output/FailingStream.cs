namespace RnnViz.Tests.Output;

/// <summary>A disk that is full after so many bytes: it takes what fits and refuses the rest, as disks do.</summary>
internal sealed class FailingStream(long room, int code = FailingStream.NoSpace) : MemoryStream
{
    public const int NoSpace = 28;

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        int fits = (int)Math.Clamp(room - Position, 0, buffer.Length);
        base.Write(buffer[..fits].ToArray(), 0, fits);
        if (fits < buffer.Length)
        {
            throw new IOException("No space left on device", code);
        }
    }

    public override void WriteByte(byte value) => Write([value]);
}
