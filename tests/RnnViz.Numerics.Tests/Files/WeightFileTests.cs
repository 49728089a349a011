using System.Diagnostics;
using RnnViz.Numerics.Files;
using RnnViz.Numerics.Initializers;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Tests.Files;

public sealed class WeightFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Weights_come_back_exactly(bool bias)
    {
        NetworkParameters saved = Random(bias), loaded = new(saved.Shape);
        WeightFile.Save(At("w.npz"), saved);
        WeightFile.Load(At("w.npz"), loaded);
        Assert.Equal(saved.Values.ToArray(), loaded.Values.ToArray());
    }

    [Fact]
    public void The_same_weights_are_the_same_bytes()
    {
        WeightFile.Save(At("a.npz"), Random(true));
        WeightFile.Save(At("b.npz"), Random(true));
        Assert.Equal(File.ReadAllBytes(At("a.npz")), File.ReadAllBytes(At("b.npz")));
    }

    [Fact]
    public void A_file_of_another_shape_is_refused_with_both_shapes()
    {
        WeightFile.Save(At("w.npz"), Random(true));
        var other = new NetworkParameters(new NetworkShape(3, 5, 2));
        var e = Assert.Throws<InvalidDataException>(() => WeightFile.Load(At("w.npz"), other));
        Assert.Contains("(4, 3), expected (5, 3)", e.Message, StringComparison.Ordinal);
        File.WriteAllText(At("text.npz"), "no zip");
        Assert.Throws<InvalidDataException>(() => WeightFile.Load(At("text.npz"), other));
        Assert.Throws<InvalidDataException>(() => WeightFile.Load(At("none.npz"), other));
    }

    [Fact]
    public void Numpy_reads_what_we_write_and_we_read_what_numpy_writes_exactly()
    {
        string python = PythonWithNumpy();
        NetworkParameters saved = Random(true), loaded = new(saved.Shape);
        WeightFile.Save(At("ours.npz"), saved);
        string script = $"""
            import numpy as np
            w = np.load(r'{At("ours.npz")}')
            assert sorted(w.files) == ['Whh', 'Why', 'Wxh', 'bh', 'by'], w.files
            assert w['Wxh'].shape == (4, 3) and w['Whh'].shape == (4, 4) and w['Why'].shape == (2, 4), 'shapes'
            assert w['bh'].shape == (4,) and w['by'].shape == (2,) and w['Whh'].dtype == np.float64, 'shapes'
            print(repr(float(w['Whh'][1, 2])))
            twice = dict(Wxh=w['Wxh'] * 2, Whh=np.asfortranarray(w['Whh'] * 2), bh=w['bh'] * 2, Why=w['Why'] * 2, by=w['by'] * 2)
            np.savez(r'{At("theirs.npz")}', **twice)
            np.savez_compressed(r'{At("small.npz")}', Wxh=w['Wxh'].astype(np.float32), Whh=w['Whh'], Why=w['Why'])
            """;
        string output = Run(python, script, out int status);
        Assert.True(status == 0, output);
        Assert.Equal(saved.Whh[1 * 4 + 2], double.Parse(output, System.Globalization.CultureInfo.InvariantCulture));
        WeightFile.Load(At("theirs.npz"), loaded);
        Assert.Equal(saved.Values.ToArray().Select(v => 2 * v), loaded.Values.ToArray());
        WeightFile.Load(At("small.npz"), loaded);
        Assert.Equal((float)saved.Wxh[5], loaded.Wxh[5]);
        Assert.Equal(0, loaded.bh[0]);
    }

    /// <summary>The first of the machine's Pythons that has numpy: Debian's own may stand behind another in the path.</summary>
    private static string PythonWithNumpy()
    {
        foreach (string python in (string[])["python3", "/usr/bin/python3", "python"])
        {
            try
            {
                Run(python, "import numpy", out int status);
                if (status == 0)
                {
                    return python;
                }
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // not on this machine
            }
        }

        Assert.Fail("This test needs a Python with numpy. ./test.sh installs Debian's: apt-get install python3-numpy");
        return "";
    }

    private static string Run(string python, string script, out int status)
    {
        var start = new ProcessStartInfo(python) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        status = process.ExitCode;
        return output;
    }

    private static NetworkParameters Random(bool bias)
    {
        var parameters = new NetworkParameters(new NetworkShape(3, 4, 2, bias));
        new UniformInitializer().Fill(parameters, new RandomSource(1));
        return parameters;
    }

    private string At(string name) => Path.Combine(folder, name);
}
