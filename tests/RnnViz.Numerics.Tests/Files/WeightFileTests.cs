using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using RnnViz.Numerics.Equations;
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
    [InlineData(true, Cell.Vanilla)]
    [InlineData(false, Cell.Vanilla)]
    [InlineData(true, Cell.Lstm)]
    [InlineData(false, Cell.Lstm)]
    [InlineData(true, Cell.Gru)]
    [InlineData(false, Cell.Gru)]
    public void Weights_come_back_exactly(bool bias, Cell cell)
    {
        NetworkParameters saved = Random(bias, cell), loaded = new(saved.Shape);
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
    public void An_array_of_more_or_fewer_numbers_than_its_shape_has_is_not_written()
    {
        using var npz = new NpzWriter(At("a.npz"));
        Assert.All((int[])[0, 5, 7], count => Assert.Throws<ArgumentException>(() => npz.Add("W", [2, 3], new double[count])));
        Assert.Throws<ArgumentException>(() => npz.Add("L", [], []));
        npz.Add("W", [2, 3], new double[6]);
        npz.Add("L", [], [1]);
    }

    [Fact]
    public void A_layer_without_a_readout_comes_back_exactly()
    {
        var saved = new NetworkParameters(NetworkShape.OfLayer(3, 4, bias: true, Cell.Lstm));
        saved.Values.Fill(0.25);
        var loaded = new NetworkParameters(saved.Shape);
        WeightFile.Save(At("w.npz"), saved);
        WeightFile.Load(At("w.npz"), loaded);
        Assert.Equal(saved.Values.ToArray(), loaded.Values.ToArray());
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
        Assert.Equal(saved.Whh[1 * 4 + 2], double.Parse(output, CultureInfo.InvariantCulture));
        WeightFile.Load(At("theirs.npz"), loaded);
        Assert.Equal(saved.Values.ToArray().Select(v => 2 * v), loaded.Values.ToArray());
        WeightFile.Load(At("small.npz"), loaded);
        Assert.Equal((float)saved.Wxh[5], loaded.Wxh[5]);
        Assert.Equal(0, loaded.bh[0]);
    }

    [Theory]
    [InlineData(Cell.Lstm, "LSTM")]
    [InlineData(Cell.Gru, "GRU")]
    public void PyTorch_loads_our_file_and_computes_our_states_and_we_load_its_state_dict(Cell cell, string module)
    {
        string? python = PythonWith("torch, numpy");
        Assert.SkipWhen(python is null, "PyTorch is not installed: apt-get install python3-torch");
        NetworkParameters saved = Random(true, cell), loaded = new(saved.Shape);
        WeightFile.Save(At("ours.npz"), saved);
        IPlainCell equations = cell == Cell.Lstm ? new LstmCell(saved, 3) : new GruCell(saved, 3);
        for (int t = 1; t <= 3; t++)
        {
            equations.x[t] = [0.5 * t, -1, 0.25];
        }

        equations.Forward();
        string states = string.Join(
            ", ", equations.h.Skip(1).SelectMany(h => h).Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
        string script = $"""
            import numpy as np, torch
            torch.set_default_dtype(torch.float64)
            w = np.load(r'{At("ours.npz")}')
            class Model(torch.nn.Module):
                def __init__(self):
                    super().__init__()
                    self.rnn, self.readout = torch.nn.{module}(3, 4), torch.nn.Linear(4, 2)
            m = Model()
            m.rnn.load_state_dict({"{"}k: torch.from_numpy(w[k]) for k in m.rnn.state_dict(){"}"})
            h, _ = m.rnn(torch.tensor([[0.5 * t, -1, 0.25] for t in (1, 2, 3)]).unsqueeze(1))
            assert torch.allclose(h.flatten(), torch.tensor([{states}]), rtol=0, atol=1e-14), h
            m.readout.weight.data.copy_(torch.from_numpy(w['Why']))
            m.readout.bias.data.copy_(torch.from_numpy(w['by']))
            np.savez(r'{At("theirs.npz")}', **{"{"}k: v.numpy() for k, v in m.state_dict().items(){"}"})
            m.rnn.bias_hh_l0.data.add_(1)
            np.savez(r'{At("second.npz")}', other=np.zeros(2), **{"{"}k: v.numpy() for k, v in m.state_dict().items(){"}"})
            """;
        string output = Run(python, script, out int status);
        Assert.True(status == 0, output);
        WeightFile.Load(At("theirs.npz"), loaded);
        Assert.Equal(saved.Values.ToArray(), loaded.Values.ToArray());
        WeightFile.Load(At("second.npz"), loaded);
        Assert.Equal(saved.b[0] + 1, loaded.b[0]);
        Assert.Equal(cell == Cell.Gru ? saved.b[11] : saved.b[11] + 1, loaded.b[11]);
        Assert.Equal([.. saved.bhn.ToArray().Select(v => v + 1)], loaded.bhn.ToArray());
    }

    [Fact]
    public void Arrays_of_which_two_may_be_meant_or_one_is_missing_are_refused_by_name()
    {
        NetworkParameters lstm = Random(true, Cell.Lstm);
        WeightFile.Save(At("vanilla.npz"), Random(true));
        var e = Assert.Throws<InvalidDataException>(() => WeightFile.Load(At("vanilla.npz"), lstm));
        Assert.Contains("no array weight_ih_l0", e.Message, StringComparison.Ordinal);
        Assert.Contains("; save weight_ih_l0, weight_hh_l0,", e.Message, StringComparison.Ordinal);
        using (ZipArchive zip = ZipFile.Open(At("two.npz"), ZipArchiveMode.Create))
        {
            zip.CreateEntry("a.weight_ih_l0.npy");
            zip.CreateEntry("b.weight_ih_l0.npy");
        }

        e = Assert.Throws<InvalidDataException>(() => WeightFile.Load(At("two.npz"), lstm));
        Assert.Contains("a.weight_ih_l0 and b.weight_ih_l0", e.Message, StringComparison.Ordinal);
    }

    /// <summary>The first of the machine's Pythons that has numpy: Debian's own may stand behind another in the path.</summary>
    private static string PythonWithNumpy()
    {
        string? python = PythonWith("numpy");
        Assert.True(
            python is not null, "This test needs a Python with numpy. ./test.sh installs Debian's: apt-get install python3-numpy");
        return python;
    }

    private static string? PythonWith(string modules)
    {
        foreach (string python in (string[])["python3", "/usr/bin/python3", "python"])
        {
            try
            {
                Run(python, $"import {modules}", out int status);
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

        return null;
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

    private static NetworkParameters Random(bool bias, Cell cell = Cell.Vanilla)
    {
        var parameters = new NetworkParameters(new NetworkShape(3, 4, 2, bias, cell));
        new UniformInitializer().Fill(parameters, new RandomSource(1));
        return parameters;
    }

    private string At(string name) => Path.Combine(folder, name);
}
