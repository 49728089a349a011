using System.Globalization;
using System.Text.RegularExpressions;
using RnnViz.EndToEnd.Tests.Programs;

namespace RnnViz.EndToEnd.Tests;

/// <summary>What README.md says of PyTorch is done, line by line.</summary>
public sealed partial class PyTorchTests : IDisposable
{
    private const double Rounding = 1e-14;

    private const string GatedLesson = """
        {
          "title": "t", "seed": 2,
          "task": { "kind": "text", "text": "hello world", "sequenceLength": 5, "batchSize": 3 },
          "model": { "cell": "CELL", "hidden": 6, "bias": BIAS },
          "training": { "optimizer": { "kind": "sgd", "learningRate": 0.5 } }
        }
        """;

    /// <summary>The layer for weights and states, a loop over its cell for the gradients of states; a line for each comparison.</summary>
    private const string GatedScript = """
        import numpy, sys, torch
        cell = sys.argv[1]
        d = {name: torch.from_numpy(array) for name, array in numpy.load("gated.npz").items()}
        T, B, D = d["input"].shape
        H, O, bias = d["h"].shape[2], d["output"].shape[2], "bias_ih_l0" in d
        kind, step = (torch.nn.LSTM, torch.nn.LSTMCell) if cell == "lstm" else (torch.nn.GRU, torch.nn.GRUCell)
        layer, linear = kind(D, H, bias=bias).double(), torch.nn.Linear(H, O, bias=bias).double()
        layer.load_state_dict({name: d[name] for name in layer.state_dict()})
        linear.load_state_dict({name: d["linear." + name] for name in linear.state_dict()})
        def loss(output):
            return torch.nn.functional.cross_entropy(output.flatten(0, 1), d["target"].flatten(0, 1), reduction="sum") / B
        def compare(name, value, ours):
            print(name, (value - ours).abs().max().item())
        start = (d["h_0"], d["c_0"]) if cell == "lstm" else d["h_0"]
        h, last = layer(d["input"], start)
        loss(linear(h)).backward()
        compare("h", h, d["h"])
        compare("output", linear(h), d["output"])
        for name, parameter in [*layer.named_parameters(), *(("linear." + n, p) for n, p in linear.named_parameters())]:
            if name != "bias_hh_l0" or cell == "gru":
                ours = d[name + ".grad"]
                own = 2 * H if name == "bias_hh_l0" else 0
                compare(name, parameter.grad[own:], ours[own:])
        one = step(D, H, bias=bias).double()
        one.load_state_dict({name[:-3]: value for name, value in layer.state_dict().items()})
        hs, cs, state = [], [], tuple(s[0] for s in start) if cell == "lstm" else start[0]
        for t in range(T):
            state = one(d["input"][t], state)
            hs.append(state[0] if cell == "lstm" else state)
            cs.append(state[1] if cell == "lstm" else state)
            hs[-1].retain_grad()
            cs[-1].retain_grad()
        loss(linear(torch.stack(hs))).backward()
        compare("grad_h", torch.stack([h.grad for h in hs]), d["grad_h"])
        before = torch.cat([d["h_0"], d["h"][:-1]])
        a, b = layer.weight_ih_l0 @ d["input"].unsqueeze(-1), layer.weight_hh_l0 @ before.unsqueeze(-1)
        a, b = a.squeeze(-1) + (layer.bias_ih_l0 if bias else 0), b.squeeze(-1) + (layer.bias_hh_l0 if bias else 0)
        if cell == "lstm":
            compare("c", torch.stack(cs), d["c"])
            compare("grad_c", torch.stack([c.grad for c in cs]), d["grad_c"])
            i, f, g, o = (a + b).chunk(4, -1)
            for name, value in zip("ifgo", [i.sigmoid(), f.sigmoid(), g.tanh(), o.sigmoid()]):
                compare(name, value, d[name])
            compare("a", a + b, d["a"])
        else:
            (ar, az, an), (br, bz, bn) = a.chunk(3, -1), b.chunk(3, -1)
            r, z = (ar + br).sigmoid(), (az + bz).sigmoid()
            for name, value in zip("rzn", [r, z, (an + r * bn).tanh()]):
                compare(name, value, d[name])
            compare("a", torch.cat([ar + br, az + bz, an + r * bn], -1), d["a"])
            delta = d["delta"]
            compare("delta", torch.einsum("tbg,tbd->gd", delta, d["input"]), d["weight_ih_l0.grad"])
        """;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void The_lines_of_the_README_reproduce_the_first_update_of_hello()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        string script = PythonBlock().Matches(readme).Select(block => block.Groups[1].Value)
            .Single(block => block.Contains("hello.npz", StringComparison.Ordinal));
        string[] trace = TraceLine().Match(readme).Groups[1].Value.Split(' ');
        Assert.Contains("backward()", script, StringComparison.Ordinal);
        Assert.Contains("--tensors", trace);
        Command.Run(folder.Path, null, "dotnet", [Repository.Program, .. trace]).Succeeded();
        Assert.True(File.Exists(folder["hello.npz"]));
        if (PythonWithTorch() is not string python)
        {
            Assert.Skip("This test needs a Python with PyTorch: apt-get install python3-torch");
            return;
        }

        File.WriteAllText(folder["first_update.py"], script);
        string output = Command.Run(folder.Path, null, python, "first_update.py").Succeeded().Output;
        double[] differences = [.. output.Trim().Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
        Assert.Equal(2, differences.Length);
        Assert.All(differences, difference => Assert.InRange(difference, 0, Rounding));
    }

    [Theory]
    [InlineData("lstm", true)]
    [InlineData("gru", true)]
    [InlineData("lstm", false)]
    [InlineData("gru", false)]
    public void The_tensors_of_a_gated_step_are_those_of_PyTorch(string cell, bool hasBias)
    {
        string lesson = GatedLesson.Replace("CELL", cell).Replace("BIAS", hasBias ? "true" : "false");
        File.WriteAllText(folder["gated.json"], lesson);
        string[] trace = ["trace", "gated.json", "--iterations", "2", "--out", "gated.csv", "--tensors", "gated.npz"];
        Command.Run(folder.Path, null, "dotnet", [Repository.Program, .. trace]).Succeeded();
        if (PythonWithTorch() is not string python)
        {
            Assert.Skip("This test needs a Python with PyTorch: apt-get install python3-torch");
            return;
        }

        File.WriteAllText(folder["gated.py"], GatedScript);
        string[] lines = Command.Run(folder.Path, null, python, "gated.py", cell).Succeeded().Output.Trim().Split('\n');
        Assert.Equal((cell == "lstm" ? 13 : 11) + (hasBias ? cell == "lstm" ? 2 : 3 : 0), lines.Length);
        Assert.All(lines, line =>
        {
            string[] parts = line.Split(' ');
            double difference = double.Parse(parts[1], CultureInfo.InvariantCulture);
            Assert.True(difference <= Rounding, $"{parts[0]} is {difference} from PyTorch's");
        });
    }

    public void Dispose() => folder.Dispose();

    /// <summary>The first of the machine's Pythons that has PyTorch: Debian's own may stand behind another in the path.</summary>
    private string? PythonWithTorch()
    {
        foreach (string python in (string[])["python3", "/usr/bin/python3", "python"])
        {
            try
            {
                if (Command.Run(folder.Path, null, python, "-c", "import torch, numpy").Status == 0)
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

    [GeneratedRegex("```python\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex PythonBlock();

    [GeneratedRegex(@"^\./run\.sh (trace hello .*--tensors .*)$", RegexOptions.Multiline)]
    private static partial Regex TraceLine();
}
