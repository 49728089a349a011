namespace RnnViz.EndToEnd.Tests.Screens;

/// <summary>One of the runs that the program shows together, as it says.</summary>
/// <param name="Name">By what it differs from the others.</param>
/// <param name="IsFront">Whether it is walked through.</param>
/// <param name="Cell">Vanilla, Lstm or Gru.</param>
/// <param name="Iteration">The iteration that is shown.</param>
/// <param name="Furthest">The last iteration that it has come to.</param>
/// <param name="Timestep">Where in it the walk stands; 0 in loss and update.</param>
/// <param name="LossSum">L of the iteration.</param>
/// <param name="LearningRate">The learning rate there.</param>
internal sealed record ReportedRun(
    string Name, bool IsFront, string Cell, int Iteration, int Furthest, int Timestep, double LossSum, double LearningRate);
