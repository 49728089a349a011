using Raylib_cs;
using RnnViz.Engine.Drawing;

namespace RnnViz.Drawing;

/// <summary>Mirrors heatmaps as float textures, uploading only the rows that changed, and sets the shader that colours them.</summary>
internal sealed unsafe class HeatmapTextures : IDisposable
{
    private readonly Dictionary<Heatmap, Texture2D> textures = [];
    private readonly Shader shader;
    private readonly int anchorsAt, markAt, divergingAt, saturationAt;
    private ColorMap? map;
    private float saturation = float.NaN;

    /// <summary>Compiles the shader; needs an open window.</summary>
    /// <exception cref="InvalidOperationException">The shader's file is missing or does not compile here.</exception>
    public HeatmapTextures(string shaderFolder)
    {
        string path = Path.Combine(shaderFolder, "heatmap.fs");
        if (!File.Exists(path))
            throw new InvalidOperationException($"The shader {path} is missing; build the program again or restore the folder shaders.");
        shader = Raylib.LoadShaderFromMemory(null!, File.ReadAllText(path));
        anchorsAt = Raylib.GetShaderLocation(shader, "anchors");
        markAt = Raylib.GetShaderLocation(shader, "mark");
        divergingAt = Raylib.GetShaderLocation(shader, "diverging");
        saturationAt = Raylib.GetShaderLocation(shader, "saturation");
        if (!Raylib.IsShaderValid(shader) || anchorsAt < 0)
            throw new InvalidOperationException($"The shader {path} does not compile on this machine; RnnViz needs OpenGL 3.3.");
    }

    /// <summary>The texture of a heatmap, up to date; answers whether something was uploaded now.</summary>
    public uint Mirror(Heatmap heatmap)
    {
        (int from, int to) = heatmap.TakeChangedRows();
        fixed (float* cells = heatmap.Cells)
        {
            if (!textures.TryGetValue(heatmap, out Texture2D texture))
            {
                var image = new Image
                {
                    Data = cells,
                    Width = heatmap.Columns,
                    Height = heatmap.Rows,
                    Mipmaps = 1,
                    Format = PixelFormat.UncompressedR32,
                };
                texture = Raylib.LoadTextureFromImage(image);
                Raylib.SetTextureFilter(texture, TextureFilter.Point);
                textures.Add(heatmap, texture);
            }
            else if (to > from)
            {
                Raylib.UpdateTextureRec(texture, new Rectangle(0, from, heatmap.Columns, to - from), cells + from * heatmap.Columns);
            }
            return texture.Id;
        }
    }

    /// <summary>Whether the shader has to be told something new before it draws with these; flush what is drawn before.</summary>
    public bool NeedsChange(ColorMap wanted, float wantedSaturation) => !ReferenceEquals(map, wanted) || saturation != wantedSaturation;

    /// <summary>Tells the shader the scale and the marks.</summary>
    public void Set(ColorMap wanted, float wantedSaturation)
    {
        if (!ReferenceEquals(map, wanted))
        {
            Span<float> anchors = stackalloc float[3 * ColorMap.AnchorCount];
            for (int i = 0; i < ColorMap.AnchorCount; i++) Write(wanted.Anchors[i], anchors[(3 * i)..]);
            fixed (float* data = anchors)
                Raylib.SetShaderValueV(shader, anchorsAt, data, ShaderUniformDataType.Vec3, ColorMap.AnchorCount);
            Span<float> mark = stackalloc float[3];
            Write(wanted.Mark, mark);
            fixed (float* data = mark) Raylib.SetShaderValue(shader, markAt, data, ShaderUniformDataType.Vec3);
            float diverging = wanted.IsDiverging ? 1 : 0;
            Raylib.SetShaderValue(shader, divergingAt, &diverging, ShaderUniformDataType.Float);
            map = wanted;
        }
        Raylib.SetShaderValue(shader, saturationAt, &wantedSaturation, ShaderUniformDataType.Float);
        saturation = wantedSaturation;
    }

    /// <summary>Everything drawn from here on is coloured by the shader.</summary>
    public void Begin() => Raylib.BeginShaderMode(shader);

    /// <summary>Back to plain drawing.</summary>
    public static void End() => Raylib.EndShaderMode();

    /// <summary>Forgets all heatmaps: those of a lesson that was closed.</summary>
    public void Forget()
    {
        foreach (Texture2D texture in textures.Values) Raylib.UnloadTexture(texture);
        textures.Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Forget();
        Raylib.UnloadShader(shader);
    }

    private static void Write(Rgba color, Span<float> to) => (to[0], to[1], to[2]) = (color.R / 255f, color.G / 255f, color.B / 255f);
}
