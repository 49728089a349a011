namespace Raylib_cs;

/// <summary>Eight bits a channel, not premultiplied.</summary>
public struct Color : IEquatable<Color>
{
    public byte R;
    public byte G;
    public byte B;
    public byte A;

    public static readonly Color White = new(255, 255, 255);
    public static readonly Color Black = new(0, 0, 0);
    public static readonly Color Blank = new(0, 0, 0, 0);

    public Color(byte r, byte g, byte b, byte a) => (R, G, B, A) = (r, g, b, a);

    public Color(byte r, byte g, byte b) : this(r, g, b, byte.MaxValue)
    {
    }

    /// <summary>Channels outside 0..255 are clamped.</summary>
    public Color(int r, int g, int b, int a) : this(ToByte(r), ToByte(g), ToByte(b), ToByte(a))
    {
    }

    public Color(int r, int g, int b) : this(r, g, b, byte.MaxValue)
    {
    }

    /// <summary>Channels from 0 to 1; those outside are clamped.</summary>
    public Color(float r, float g, float b, float a) : this(ToByte(r), ToByte(g), ToByte(b), ToByte(a))
    {
    }

    public Color(float r, float g, float b) : this(r, g, b, 1)
    {
    }

    public static bool operator ==(Color left, Color right) => left.Equals(right);

    public static bool operator !=(Color left, Color right) => !left.Equals(right);

    public readonly bool Equals(Color other) => (R, G, B, A) == (other.R, other.G, other.B, other.A);

    public override readonly bool Equals(object? obj) => obj is Color other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(R, G, B, A);

    public override readonly string ToString() => $"{{R:{R} G:{G} B:{B} A:{A}}}";

    private static byte ToByte(int channel) => (byte)Math.Clamp(channel, 0, 255);

    private static byte ToByte(float channel) => (byte)(Math.Clamp(channel, 0, 1) * 255);
}
