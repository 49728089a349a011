using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Reference;

namespace RnnViz.Numerics.Tests.Reference;

public sealed class ReferenceCaseTests
{
    // the plain equations in place of a kernel
    private const string Equations = "equations";

    public static TheoryData<string, string> CasesAndKernels()
    {
        var data = new TheoryData<string, string>();
        foreach (string path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "cases"), "*.json").Order())
        {
            foreach (string kernels in KernelSet.Available.Select(k => k.Name).Append(Equations))
            {
                data.Add(Path.GetFileName(path), kernels);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(CasesAndKernels))]
    public void Every_quantity_of_every_reference_case_is_reproduced_to_1e_10_and_training_to_1e_8(string file, string kernels)
    {
        ReferenceCase reference = ReferenceCase.Load(Path.Combine(AppContext.BaseDirectory, "cases", file));
        ReferenceCheck check = kernels == Equations
            ? ReferenceCheck.OfEquations(reference)
            : ReferenceCheck.OfNetwork(reference, KernelSet.Available.Single(k => k.Name == kernels));
        IReadOnlyList<QuantityCheck> results = check.Run(1e-10);
        Assert.True(results.Count >= 16, "Fewer quantities than every case has.");
        Assert.Empty(results.Where(r => !r.Passed).Select(r => $"{r.Quantity}: {r.RelativeError:e2} > {r.Tolerance:e0}"));
    }

    [Fact]
    public void There_are_twelve_reference_cases_of_the_vanilla_cell_eight_of_the_LSTM_and_seven_of_the_GRU()
    {
        string[] names = [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "cases"), "*.json").Select(Path.GetFileName)!];
        Assert.Equal(27, names.Length);
        Assert.Equal(8, names.Count(name => name.StartsWith("lstm-", StringComparison.Ordinal)));
        Assert.Equal(7, names.Count(name => name.StartsWith("gru-", StringComparison.Ordinal)));
    }
}
