using Raylib_cs;
using RnnViz.Engine.Drawing;

namespace RnnViz.Rendering.Card;

/// <summary>The shader that colours heatmaps, in one of its two variants, and what it has been told.</summary>
internal sealed unsafe class HeatmapShader : IDisposable
{
    private readonly Shader shader;
    private readonly int anchorsAt, markAt, divergingAt, saturationAt;
    private ColorMap? map;
    private float saturation = float.NaN;

    /// <summary>Compiles the shader; needs an open window.</summary>
    /// <param name="folder">Where heatmap.fs lies.</param>
    /// <param name="hasCodes">Whether it draws the marks of zeros, NaN and infinities.</param>
    /// <exception cref="InvalidOperationException">The shader's file is missing or does not compile here.</exception>
    public HeatmapShader(string folder, bool hasCodes)
    {
        string path = Path.Combine(folder, "heatmap.fs");
        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"The shader {path} is missing; build the program again or restore the folder shaders.");
        }

        string code = File.ReadAllText(path);
        // a definition must come after the line with the version
        if (hasCodes)
        {
            code = code.Insert(code.IndexOf('\n', StringComparison.Ordinal) + 1, "#define CODES\n");
        }

        shader = Raylib.LoadShaderFromMemory(null!, code);
        anchorsAt = Raylib.GetShaderLocation(shader, "anchors");
        markAt = Raylib.GetShaderLocation(shader, "mark");
        divergingAt = Raylib.GetShaderLocation(shader, "diverging");
        saturationAt = Raylib.GetShaderLocation(shader, "saturation");
        if (!Raylib.IsShaderValid(shader) || anchorsAt < 0)
        {
            throw new InvalidOperationException($"The shader {path} does not compile on this machine; RnnViz needs OpenGL 3.3.");
        }
    }

    /// <summary>Everything drawn from here on is coloured by the shader.</summary>
    public void Begin() => Raylib.BeginShaderMode(shader);

    /// <summary>Whether the shader has to be told something new before it draws with these; flush what is drawn before.</summary>
    public bool NeedsChange(ColorMap wanted, float wantedSaturation) => !ReferenceEquals(map, wanted) || saturation != wantedSaturation;

    /// <summary>Tells the shader the scale and from where on units are marked as saturated.</summary>
    public void Set(ColorMap wanted, float wantedSaturation)
    {
        if (!ReferenceEquals(map, wanted))
        {
            Span<float> anchors = stackalloc float[3 * ColorMap.AnchorCount];
            for (int i = 0; i < ColorMap.AnchorCount; i++)
            {
                Write(wanted.Anchors[i], anchors[(3 * i)..]);
            }

            fixed (float* data = anchors)
            {
                Raylib.SetShaderValueV(shader, anchorsAt, data, ShaderUniformDataType.Vec3, ColorMap.AnchorCount);
            }

            Span<float> mark = stackalloc float[3];
            Write(wanted.Mark, mark);
            fixed (float* data = mark)
            {
                Raylib.SetShaderValue(shader, markAt, data, ShaderUniformDataType.Vec3);
            }

            float diverging = wanted.IsDiverging ? 1 : 0;
            Raylib.SetShaderValue(shader, divergingAt, &diverging, ShaderUniformDataType.Float);
            map = wanted;
        }

        Raylib.SetShaderValue(shader, saturationAt, &wantedSaturation, ShaderUniformDataType.Float);
        saturation = wantedSaturation;
    }

    /// <inheritdoc/>
    public void Dispose() => Raylib.UnloadShader(shader);

    private static void Write(Rgba color, Span<float> to) => (to[0], to[1], to[2]) = (color.R / 255f, color.G / 255f, color.B / 255f);
}
