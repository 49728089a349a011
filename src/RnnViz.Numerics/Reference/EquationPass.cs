using RnnViz.Numerics.Equations;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Reference;

/// <summary>The same pass by the plain equations.</summary>
internal sealed class EquationPass(BatchEquations equations, int timesteps, double[] initialHidden, double[] initialCell)
    : IReferencePass
{
    public NetworkParameters Gradients => equations.Gradients;

    public double[] Losses => equations.Losses;

    public void Run() => equations.Run(initialHidden, initialCell);

    public double[] Hidden(int t) => equations.Hidden(t);

    public double[] Output(int t) => equations.Output(t);

    public double[] HiddenGradient(int t) => equations.HiddenGradient(t);

    public double[] HiddenGradientNorms() => [.. Steps.Select(t => Norm.Of(equations.HiddenGradient(t)))];

    public double[] Flow() => [.. Steps.SelectMany(k => equations.FlowOf(k).Select(g => Norm.Of(g)))];

    public double[] Gate(int gate, int t) => equations.Gate(gate, t);

    public double[] CellState(int t) => equations.CellState(t);

    public double[] CellGradient(int t) => equations.CellGradient(t);

    public double[] CellGradientNorms() => [.. Steps.Select(t => Norm.Of(equations.CellGradient(t)))];

    public double[] CellFlow() => [.. Steps.SelectMany(k => equations.CellFlowOf(k).Select(g => Norm.Of(g)))];

    public double[] TermNorms() => [.. Steps.Select(t => Norm.Of(equations.Term(t)))];

    private IEnumerable<int> Steps => Enumerable.Range(1, timesteps);
}
