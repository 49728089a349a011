using Raylib_cs;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;

namespace RnnViz.Rendering.Card;

/// <summary>Draws heatmaps: a quad each, textured with the cells and coloured by the shader.</summary>
internal sealed class HeatmapQuads : IDisposable
{
    private readonly QuadBatch quads;
    private readonly HeatmapTextures textures = new();
    private readonly HeatmapShader plainShader, codesShader;
    private HeatmapShader? shading;

    /// <summary>Compiles the shaders; needs an open window.</summary>
    /// <exception cref="InvalidOperationException">The shader's file is missing or does not compile here.</exception>
    public HeatmapQuads(QuadBatch quads, string shaderFolder)
    {
        this.quads = quads;
        plainShader = new HeatmapShader(shaderFolder, hasCodes: false);
        codesShader = new HeatmapShader(shaderFolder, hasCodes: true);
    }

    /// <summary>Bytes of textures uploaded since <see cref="Restart"/>.</summary>
    public long UploadedBytes => textures.UploadedBytes;

    /// <summary>Counts from zero again.</summary>
    public void Restart() => textures.UploadedBytes = 0;

    /// <summary>Draws a part of a heatmap into a box of whole pixels.</summary>
    public void Add(Heatmap heatmap, Box cells, Box box, ColorMap map, HeatmapMarks marks)
    {
        HeatmapTexture mirror = textures.TextureOf(heatmap);
        HeatmapShader shader = mirror.HasCodes ? codesShader : plainShader;
        if (shading != shader)
        {
            quads.Close();
            shader.Begin();
            shading = shader;
        }

        if (shader.NeedsChange(map, marks.Saturation))
        {
            quads.Close();
            Rlgl.DrawRenderBatchActive();
            shader.Set(map, marks.Saturation);
        }

        quads.Use(mirror.Texture.Id);
        var area = new TextureArea(
            cells.X / heatmap.Columns, cells.Y / heatmap.Rows, cells.Right / heatmap.Columns, (cells.Y + cells.Height) / heatmap.Rows);
        quads.Box(box.X, box.Y, box.Right, box.Bottom, area, new Rgba((byte)(marks.HasGaps ? 255 : 0), 255, 255));
    }

    /// <summary>Ends the shader; call before anything but heatmaps is drawn.</summary>
    public void End()
    {
        if (shading is null)
        {
            return;
        }

        quads.Close();
        Raylib.EndShaderMode();
        shading = null;
    }

    /// <summary>Forgets all heatmaps: those of a lesson that was closed.</summary>
    public void Forget() => textures.Forget();

    /// <inheritdoc/>
    public void Dispose()
    {
        textures.Dispose();
        plainShader.Dispose();
        codesShader.Dispose();
    }
}
