using Raylib_cs;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;

namespace RnnViz.Rendering.Card;

/// <summary>Textured quads written straight into raylib's batch: everything that shares a texture is one draw call.</summary>
internal sealed class QuadBatch
{
    private uint texture;
    private bool isOpen;

    /// <summary>Quads since <see cref="Restart"/>.</summary>
    public int Quads { get; private set; }

    /// <summary>Runs of quads that share a texture since <see cref="Restart"/>: each is a draw call.</summary>
    public int Runs { get; private set; }

    /// <summary>Counts from zero again.</summary>
    public void Restart() => (Quads, Runs) = (0, 0);

    /// <summary>Everything from here on samples this texture.</summary>
    public void Use(uint id)
    {
        if (isOpen && texture == id)
        {
            return;
        }

        Close();
        texture = id;
        Rlgl.SetTexture(id);
        Rlgl.Begin(DrawMode.Quads);
        isOpen = true;
        Runs++;
    }

    /// <summary>Ends the run of quads; call before anything else touches raylib's state.</summary>
    public void Close()
    {
        if (!isOpen)
        {
            return;
        }

        Rlgl.End();
        Rlgl.SetTexture(0);
        isOpen = false;
    }

    /// <summary>An axis-parallel quad; u and v are texture coordinates 0..1 at its left, top, right and bottom.</summary>
    public void Box(float left, float top, float right, float bottom, in TextureArea area, Rgba color)
    {
        Begin(color);
        Vertex(left, top, area.Left, area.Top);
        Vertex(left, bottom, area.Left, area.Bottom);
        Vertex(right, bottom, area.Right, area.Bottom);
        Vertex(right, top, area.Right, area.Top);
    }

    /// <summary>An axis-parallel quad with one colour at its top and another at its bottom.</summary>
    public void Gradient(float left, float top, float right, float bottom, in TextureArea area, Rgba upper, Rgba lower)
    {
        Begin(upper);
        Vertex(left, top, area.Left, area.Top);
        Rlgl.Color4ub(lower.R, lower.G, lower.B, lower.A);
        Vertex(left, bottom, area.Left, area.Bottom);
        Vertex(right, bottom, area.Right, area.Bottom);
        Rlgl.Color4ub(upper.R, upper.G, upper.B, upper.A);
        Vertex(right, top, area.Right, area.Top);
    }

    /// <summary>A quad with any four corners, in the order of the texture's top left, bottom left, bottom right, top right.</summary>
    public void Corners(Point topLeft, Point bottomLeft, Point bottomRight, Point topRight, in TextureArea area, Rgba color)
    {
        Begin(color);
        Vertex(topLeft.X, topLeft.Y, area.Left, area.Top);
        Vertex(bottomLeft.X, bottomLeft.Y, area.Left, area.Bottom);
        Vertex(bottomRight.X, bottomRight.Y, area.Right, area.Bottom);
        Vertex(topRight.X, topRight.Y, area.Right, area.Top);
    }

    private void Begin(Rgba color)
    {
        Quads++;
        Rlgl.CheckRenderBatchLimit(4);
        Rlgl.Color4ub(color.R, color.G, color.B, color.A);
    }

    private static void Vertex(float x, float y, float u, float v)
    {
        Rlgl.TexCoord2f(u, v);
        Rlgl.Vertex2f(x, y);
    }
}
