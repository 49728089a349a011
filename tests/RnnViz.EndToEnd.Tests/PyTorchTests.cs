using System.Globalization;
using System.Text.RegularExpressions;
using RnnViz.EndToEnd.Tests.Programs;

namespace RnnViz.EndToEnd.Tests;

/// <summary>What README.md says of PyTorch is done, line by line.</summary>
public sealed partial class PyTorchTests : IDisposable
{
    private const double Rounding = 1e-14;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void The_lines_of_the_README_reproduce_the_first_update_of_hello()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        string script = PythonBlock().Match(readme).Groups[1].Value;
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
