using RnnViz.Numerics.Equations;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Reference;

/// <summary>The same pass by the plain equations.</summary>
internal sealed class EquationPass(BatchEquations equations, int timesteps, double[] initialHidden) : IReferencePass
{
    public NetworkParameters Gradients => equations.Gradients;

    public double[] Losses => equations.Losses;

    public void Run() => equations.Run(initialHidden);

    public double[] Hidden(int t) => equations.Hidden(t);

    public double[] Output(int t) => equations.Output(t);

    public double[] HiddenGradient(int t) => equations.HiddenGradient(t);

    public double[] HiddenGradientNorms() => [.. Steps.Select(t => Norm.Of(equations.HiddenGradient(t)))];

    public double[] Flow() => [.. Steps.SelectMany(k => equations.FlowOf(k).Select(g => Norm.Of(g)))];

    public double[] TermNorms() => [.. Steps.Select(t => Norm.Of(equations.Term(t)))];

    private IEnumerable<int> Steps => Enumerable.Range(1, timesteps);
}
