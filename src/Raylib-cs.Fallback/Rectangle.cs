using System.Numerics;

namespace Raylib_cs;

/// <summary>In pixels; X and Y are the top left corner.</summary>
public struct Rectangle : IEquatable<Rectangle>
{
    public float X;
    public float Y;
    public float Width;
    public float Height;

    public Rectangle(float x, float y, float width, float height) => (X, Y, Width, Height) = (x, y, width, height);

    public Rectangle(Vector2 position, float width, float height) : this(position.X, position.Y, width, height)
    {
    }

    public Rectangle(float x, float y, Vector2 size) : this(x, y, size.X, size.Y)
    {
    }

    public Rectangle(Vector2 position, Vector2 size) : this(position.X, position.Y, size.X, size.Y)
    {
    }

    public Vector2 Position
    {
        readonly get => new(X, Y);
        set => (X, Y) = (value.X, value.Y);
    }

    public Vector2 Size
    {
        readonly get => new(Width, Height);
        set => (Width, Height) = (value.X, value.Y);
    }

    public readonly Vector2 Center => new(X + Width / 2, Y + Height / 2);

    public static bool operator ==(Rectangle left, Rectangle right) => left.Equals(right);

    public static bool operator !=(Rectangle left, Rectangle right) => !left.Equals(right);

    public readonly bool Equals(Rectangle other) =>
        X.Equals(other.X) && Y.Equals(other.Y) && Width.Equals(other.Width) && Height.Equals(other.Height);

    public override readonly bool Equals(object? obj) => obj is Rectangle other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(X, Y, Width, Height);

    public override readonly string ToString() => $"{{X:{X} Y:{Y} Width:{Width} Height:{Height}}}";
}
